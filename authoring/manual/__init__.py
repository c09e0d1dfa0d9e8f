"""The manual's reference, made from what the tool itself reads: schemas, commands, rules, policy, events.

``uv run python -m mkcourse.authoring.manual`` writes it into ``courses/manual/pages/reference/``; a test
says when that was forgotten.  Nothing of it is edited by hand.
"""
