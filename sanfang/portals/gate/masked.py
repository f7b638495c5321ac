"""What was signed, for whoever may read it but need not call the graduate."""

from collections.abc import Callable
from dataclasses import replace

from sanfang.agreements.details import Details
from sanfang.agreements.sections import Section, sections_of
from sanfang.privacy.masking import mask_address, mask_phone

MASKS: dict[str, Callable[[str], str]] = {
    "联系电话": mask_phone,
    "QQ": mask_phone,
    "家庭地址": mask_address,
}


def masked_sections(details: Details) -> list[Section]:
    """Every block of what was signed, the graduate's contact data masked."""
    return [_masked(section) if section.name == "graduate" else section for section in sections_of(details)]


def _masked(section: Section) -> Section:
    facts = ((label, MASKS[label](value) if label in MASKS else value) for label, value in section.facts)
    return replace(section, facts=tuple(facts))
