// Run in a page by browser.py: what is hard to read, what loads from elsewhere, what does not fit.
function channels(text) {
    var numbers = text.match(/[\d.]+/g).map(Number);
    return { r: numbers[0], g: numbers[1], b: numbers[2], a: numbers.length > 3 ? numbers[3] : 1 };
}
function over(top, below) {
    return {
        r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
        b: top.b * top.a + below.b * (1 - top.a), a: 1
    };
}
// Relative luminance and contrast, WCAG 2.2.
function luminance(colour) {
    var parts = [colour.r, colour.g, colour.b].map(function (value) {
        var share = value / 255;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}
function contrast(one, other) {
    var a = luminance(one), b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
function background(element) {
    var layers = [];
    for (var node = element; node; node = node.parentElement) {
        var colour = channels(getComputedStyle(node).backgroundColor);
        if (colour.a > 0) { layers.push(colour); }
        if (colour.a === 1) { break; }
    }
    return layers.reverse().reduce(function (below, top) { return over(top, below); }, { r: 255, g: 255, b: 255, a: 1 });
}
function isSeen(element) {
    var style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.display === "none" || Number(style.opacity) === 0) { return false; }
    return element.getClientRects().length > 0 && !element.closest(".unseen");
}
function judge(element, colour, behind, sample, found) {
    var style = getComputedStyle(element);
    var size = parseFloat(style.fontSize);
    var isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    var ratio = contrast(over(colour, behind), behind);
    if (ratio < (isLarge ? 3 : 4.5)) { found.push(ratio.toFixed(2) + " " + sample.trim().slice(0, 40)); }
}
var found = { contrast: [], texts: 0, foreign: [], wide: [] };
var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    var text = walker.currentNode.nodeValue, element = walker.currentNode.parentElement;
    if (!text.trim() || !isSeen(element) || /^(script|style|title|desc)$/i.test(element.localName)) { continue; }
    found.texts += 1;
    var behind = background(element);
    var paint = getComputedStyle(element);
    if (element.namespaceURI.endsWith("svg")) {
        // Words in a drawing stand on its paper or in a box that is filled.
        var box = element.parentElement.querySelector(":scope > rect");
        if (box && getComputedStyle(box).fill.startsWith("rgb")) { behind = over(channels(getComputedStyle(box).fill), behind); }
        judge(element, channels(paint.fill), behind, text, found.contrast);
    } else {
        judge(element, channels(paint.color), behind, text, found.contrast);
    }
}
document.querySelectorAll("input[placeholder]").forEach(function (input) {
    judge(input, channels(getComputedStyle(input, "::placeholder").color), background(input), input.placeholder, found.contrast);
});
performance.getEntriesByType("resource").forEach(function (entry) {
    if (new URL(entry.name).origin !== location.origin) { found.foreign.push(entry.name); }
});
var width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) {
    document.querySelectorAll("body *").forEach(function (element) {
        if (element.getBoundingClientRect().right > width + 1 && found.wide.length < 5) {
            found.wide.push(element.localName + "." + element.className);
        }
    });
    found.wide.push("page " + document.documentElement.scrollWidth);
}
found.language = document.documentElement.lang;
found.unlabelled = Array.from(document.querySelectorAll("input:not([type=hidden]), textarea, button, a[href]")).filter(function (control) {
    return !(control.textContent.trim() || control.getAttribute("aria-label") || control.labels && control.labels.length
        || control.querySelector("title"));
}).map(function (control) { return control.outerHTML.slice(0, 80); });
found.violations = window.policyViolations || [];
return found;
