"""The problem register: owner, stage, date of the fix."""
