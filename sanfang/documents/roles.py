"""Who of a school's staff prints."""

from sanfang.actors import Role

PRINTING_ROLES = (Role.TEACHER, Role.ADMINISTRATOR)
