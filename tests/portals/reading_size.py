"""Whether a phone page can be read: nothing beyond the edge, nothing cut off or on top of other text, no small target.

WeChat lets people choose the size of the text. On iOS it sets `-webkit-text-size-adjust` on the body, so that
text grows and boxes do not; on Android the zoom of the web-view reaches what is sized in rem as well.
"""

from playwright.sync_api import Page

LARGEST = "160%"
SMALLEST_TARGET = 44

ENLARGE = """([way, size]) => {
    const place = way === "adjust" ? document.body : document.documentElement;
    place.style.setProperty(way === "adjust" ? "-webkit-text-size-adjust" : "font-size", size);
}"""

FAULTS = """(smallest) => {
    const faults = [];
    const width = document.documentElement.clientWidth;
    const called = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ` +
        (element.textContent || element.value || "").trim().replace(/\\s+/g, " ").slice(0, 30);
    const shown = (element) => element.checkVisibility() && !element.closest(".sf-unseen");
    const scrolls = (element) => element.closest(".sf-table");
    // What sticks to the bottom covers what can be scrolled from under it.
    const layer = (element) => element.closest(".sf-tabs, .sf-action:has(.sf-answers)");

    if (document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth)
        faults.push(`scrolls sideways: ${document.scrollingElement.scrollWidth} of ${width}`);

    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, element = node.parentElement;
        if (!node.data.trim() || /SCRIPT|STYLE|OPTION|TEXTAREA/.test(element.tagName) || !shown(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width < 1 || box.height < 1) continue;
            if (!scrolls(element) && (box.left < -1 || box.right > width + 1))
                faults.push(`beyond the edge (${Math.round(box.right)}): ${called(element)}`);
            lines.push({ node, element, box, size: parseFloat(getComputedStyle(element).fontSize) });
        }
    }
    // A line's box is taller than its letters; only what covers letters counts.
    for (let i = 0; i < lines.length; i += 1) {
        for (let j = i + 1; j < lines.length; j += 1) {
            const [one, other] = [lines[i], lines[j]];
            if (one.node === other.node || layer(one.element) !== layer(other.element)) continue;
            const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            if (across > 2 && down > Math.min(one.box.height, other.box.height) * 0.4)
                faults.push(`on top of each other: ${called(one.element)} | ${called(other.element)}`);
        }
    }

    for (const element of document.body.querySelectorAll("*")) {
        // What is typed into one line scrolls within it.
        if (!shown(element) || element.closest("svg, input")) continue;
        const style = getComputedStyle(element);
        const clips = (axis) => style[`overflow${axis}`] === "hidden" || style[`overflow${axis}`] === "clip";
        if (clips("X") && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${called(element)}`);
        if (clips("Y") && element.scrollHeight > element.clientHeight + 2)
            faults.push(`cut off below: ${called(element)}`);
    }

    const targets = "a, button, summary, select, textarea, .sf-choice, " +
        "input:not([type=hidden], [type=checkbox], [type=radio])";
    for (const element of document.body.querySelectorAll(targets)) {
        // A link within a sentence is as high as its line.
        if (!shown(element) || getComputedStyle(element).display === "inline") continue;
        const box = element.getBoundingClientRect();
        if (box.height < smallest - 0.5 || box.width < smallest - 0.5)
            faults.push(`small target (${Math.round(box.width)}×${Math.round(box.height)}): ${called(element)}`);
    }
    return [...new Set(faults)];
}"""


def faults_of_reading(page: Page) -> list[str]:
    """Every fault of the page as it is shown now."""
    return page.evaluate(FAULTS, SMALLEST_TARGET)


def enlarge(page: Page, way: str, size: str = LARGEST) -> None:
    """Set the size of the text as WeChat does: `adjust` as on iOS, `zoom` as on Android; "" takes it back."""
    page.evaluate(ENLARGE, [way, size])


def faults_at_every_size(page: Page) -> list[str]:
    """The faults at the ordinary size and at the largest, in both ways; the page stays as it was."""
    faults = faults_of_reading(page)
    for way in ("adjust", "zoom"):
        enlarge(page, way)
        faults += [f"{way} {LARGEST}: {fault}" for fault in faults_of_reading(page)]
        enlarge(page, way, "")
    return faults
