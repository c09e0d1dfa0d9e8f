import assert from "node:assert/strict";
import { test } from "node:test";
import { xchacha20poly1305 } from "../../../site_template/node_modules/@noble/ciphers/chacha.js";
import { scrypt } from "../../../site_template/node_modules/@noble/hashes/scrypt.js";
import { Door } from "../../../site_template/scripts/door.js";
import { lockProfile, unlocked, unlockProfile } from "../../../site_template/scripts/locking.js";
import { Presence } from "../../../site_template/scripts/presence.js";
import { Profiles } from "../../../site_template/scripts/profiles.js";
import { WrongPassphrase } from "../../../site_template/scripts/sealed-area.js";
import { Store } from "../../../site_template/scripts/store.js";
import { event, FakeArea, names } from "./fakes.js";
import { FaultyArea } from "./faults.js";

const MIA = { name: "Mia", picture: "fox", colour: "teal" };
const START = "mkcourse/fractions/";

/** The real cipher; scrypt with little work, or the tests would take minutes. */
const cipher = { xchacha20poly1305, scrypt: (passphrase, salt, how) => scrypt(passphrase, salt, { ...how, N: 16 }) };
const load = async () => cipher;

function peopleOf(area = new FakeArea()) {
  return new Profiles(area, "fractions", names("n"));
}

function doorOf(area, tab = new FakeArea()) {
  return new Door({ area, forbidden: false }, tab, "fractions", peopleOf(area), (one, prefix, lock, passphrase) => unlocked(one, prefix, lock, passphrase, load));
}

test("where nobody has said anything there is one profile, the one that has always been", () => {
  assert.deepEqual(peopleOf().all(), [{ id: "default", name: "", picture: "", colour: "", since: 0, lock: null }]);
});

test("people are found by their keys, each on their own, and removed alone", () => {
  const area = new FakeArea();
  area.setItem(`${START}default/log/a`, "…");
  area.setItem(`${START}access`, "{}");
  area.setItem(`${START}tabs/default/t`, "1");
  area.setItem("mkcourse/other/p-x/who", "{}");
  const people = peopleOf(area);
  const mia = people.add(MIA);
  assert.deepEqual(people.all().map(({ id, name }) => [id, name]), [["default", ""], [mia.id, "Mia"]]);
  area.setItem(`${START}${mia.id}/log/a`, "…");
  area.setItem(`${START}${mia.id}/who`, "damaged");
  assert.deepEqual(people.all().map(({ id }) => id).sort(), ["default", mia.id]);
  people.remove(mia.id);
  assert.deepEqual([...area.map.keys()].sort(), ["mkcourse/fractions/access", `${START}default/log/a`, `${START}tabs/default/t`, "mkcourse/other/p-x/who"].sort());
});

test("whoever has only looked at a page is nobody beside those who learn here", () => {
  const area = new FakeArea();
  for (const name of ["head", "snapshot"]) area.setItem(`${START}default/${name}`, "{}");
  const people = peopleOf(area);
  assert.deepEqual(people.all().map(({ id }) => id), ["default"]);
  const mia = people.add(MIA);
  assert.deepEqual(people.all().map(({ id }) => id), [mia.id]);
});

test("one who is not locked is let in, several are asked, and a tab remembers who was here", async () => {
  const area = new FakeArea();
  const tab = new FakeArea();
  const alone = doorOf(area);
  alone.begin();
  assert.equal((await alone.entered).profile.id, "default");
  area.setItem(`${START}default/log/a`, "…");
  const mia = peopleOf(area).add(MIA);
  const asking = doorOf(area, tab);
  asking.begin();
  assert.ok(asking.isAsking);
  await asking.enter(mia);
  const again = doorOf(area, tab);
  again.begin();
  assert.equal(again.current.profile.name, "Mia");
  again.leave();
  const later = doorOf(area, tab);
  later.begin();
  assert.ok(later.isAsking);
});

test("a guest who stays is kept whole, or, where there is no room, not at all", () => {
  const area = new FakeArea();
  const tab = new FakeArea();
  const door = doorOf(area, tab);
  door.enterAsGuest();
  const store = new Store(tab, "fractions", names("s"), "guest");
  store.append(event("a"));
  area.isFull = true;
  assert.throws(() => door.keepGuest(MIA));
  assert.equal(area.map.size, 0);
  area.isFull = false;
  door.keepGuest(MIA);
  const [profile] = peopleOf(area).all();
  assert.deepEqual(new Store(area, "fractions", names("t"), profile.id).events(), [event("a")]);
  assert.equal(new Store(tab, "fractions", names("t"), "guest").events().length, 0);
});

/** A profile with a log and a head. */
function filled(area) {
  const store = new Store(area, "fractions", names("s"));
  for (const id of ["a", "b"]) store.append(event(id));
  store.saveHead({ backup_at: 7 });
  store.saveLiking("colour", "green");
}

/** What the profile holds when it is opened with its passphrase, locked or not. */
async function held(area) {
  const people = peopleOf(area);
  const { lock } = people.find("default");
  const open = lock ? await unlocked(area, people.prefix("default"), lock, "three frogs", load) : area;
  const store = new Store(open, "fractions", names("t"));
  return [store.events(), store.head().backup_at, store.liking("colour")];
}

test("a locked profile shows nothing without its passphrase, and all with it", async () => {
  const area = new FakeArea();
  filled(area);
  await lockProfile(area, peopleOf(area), "default", "three frogs", load);
  for (const [key, text] of area.map) assert.ok(key.endsWith("/lock") || text.startsWith("mkcourse-sealed-1:"), key);
  await assert.rejects(unlocked(area, `${START}default/`, peopleOf(area).find("default").lock, "three dogs", load), WrongPassphrase);
  assert.deepEqual(await held(area), [[event("a"), event("b")], 7, "green"]);
  const plain = new Store(area, "fractions", names("u"));
  assert.deepEqual([plain.events(), plain.quarantined, plain.newer], [[], [], ["log/s1"]]);
  await unlockProfile(area, peopleOf(area), "default", "three frogs", load);
  assert.ok([...area.map.values()].every((text) => !text.startsWith("mkcourse-sealed")));
});

test("a tab that dies while a lock is put on or taken off loses nothing", async () => {
  for (const isTakenOff of [false, true]) {
    for (let at = 1; at < 20; at += 1) {
      for (const after of [false, true]) {
        const before = new FaultyArea();
        filled(before);
        if (isTakenOff) await lockProfile(before, peopleOf(before), "default", "three frogs", load);
        const area = before.reborn();
        area.kill = { at, after };
        const change = isTakenOff ? unlockProfile : lockProfile;
        await change(area, peopleOf(area), "default", "three frogs", load).catch(() => assert.ok(area.isDead));
        assert.deepEqual(await held(area.reborn()), [[event("a"), event("b")], 7, "green"], `killed at write ${at}`);
      }
    }
  }
});

test("where there is no room to lock, all is plain and as it was", async () => {
  const area = new FaultyArea();
  filled(area);
  const before = [...area.map];
  area.writes = 0;
  area.fails = (write) => write === 3;
  await assert.rejects(lockProfile(area, peopleOf(area), "default", "three frogs", load));
  assert.deepEqual([...area.map].sort(), before.sort());
});

test("tabs on plain HTTP know each other by leases, until one runs out", async () => {
  const area = new FakeArea();
  let now = 0;
  const presence = (tab) => new Presence(undefined, area, "tabs/", tab, () => now);
  const timer = globalThis.setInterval;
  globalThis.setInterval = () => 0;
  const [one, two] = [presence("one"), presence("two")];
  await one.begin();
  await two.begin();
  globalThis.setInterval = timer;
  assert.deepEqual([...(await one.others())], ["two"]);
  now = 91_000;
  assert.deepEqual([...(await one.others())], []);
  assert.equal(area.map.size, 0);
});

test("what a dead tab left is taken over, what a living one has is left to it", () => {
  const area = new FakeArea();
  const of = (tab) => new Store(area, "fractions", names(tab), "default", tab);
  of("dead").addPending(event("a"));
  of("living").addPending(event("b"));
  area.setItem(`${START}default/pending`, JSON.stringify([event("c"), "junk"]));
  const next = of("next");
  assert.deepEqual(next.pending(), []);
  next.adopt(new Set(["living"]));
  assert.deepEqual(next.pending().map(({ id }) => id), ["a", "c"]);
  assert.deepEqual(next.allPending().map(({ id }) => id), ["a", "b", "c"]);
  const third = of("third");
  third.adopt(new Set(["living", "next"]));
  assert.deepEqual(third.pending(), []);
});

test("what a living tab is writing does not become a pack", () => {
  const area = new FakeArea();
  const many = Array.from({ length: 400 }, (_, index) => event(`e${index}`, index));
  new Store(area, "fractions", () => "s1@one").appendAll(many);
  const store = new Store(area, "fractions", names("t"));
  assert.equal(store.older(new Set(["one"])), null);
  assert.equal(store.older(new Set(["two"])).events.length, 400);
});

test("two tellings of an event that differ only in what was logged before them are one", () => {
  const area = new FakeArea();
  const tell = (tab, prev) => new Store(area, "fractions", names(tab)).append({ ...event("a"), prev });
  tell("s", { id: "x", hash: "2" });
  tell("t", { id: "y", hash: "1" });
  tell("u", null);
  const [told, ...others] = new Store(area, "fractions", names("v")).events();
  assert.deepEqual([told.prev, others], [null, []]);
});
