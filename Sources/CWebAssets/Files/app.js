// What scripts add to the page of queries: an editor that knows the language and completes words of the graph. Without
// them the page is a form that works.
(function () {
    "use strict";
    var form = document.getElementById("query-form");
    var field = document.getElementById("query");
    if (!form || !field) { return; }

    // An address holds only so much: a longer query is sent in the body.
    form.addEventListener("submit", function () {
        if (editor) { editor.save(); }
        var isLong = new TextEncoder().encode(field.value).length > 1500;
        form.method = isLong ? "post" : "get";
    });

    var editor = null;
    if (!window.CodeMirror) { return; }

    function send() {
        form.requestSubmit(form.querySelector("button.main"));
    }

    editor = CodeMirror.fromTextArea(field, {
        mode: "application/sparql-query",
        lineNumbers: true,
        lineWrapping: true,
        matchBrackets: true,
        viewportMargin: Infinity,
        screenReaderLabel: field.dataset.label,
        // Tab leaves the editor, as it leaves every field.
        extraKeys: {
            "Tab": false, "Shift-Tab": false, "Ctrl-Space": "autocomplete",
            "Ctrl-Enter": send, "Cmd-Enter": send
        },
        hintOptions: { hint: hint, completeSingle: false }
    });
    document.querySelectorAll("button[form='query-form']").forEach(function (button) {
        button.addEventListener("click", function () { editor.save(); });
    });
    document.querySelector("label[for='query']").addEventListener("click", function () { editor.focus(); });
    showProblem();

    // Where the server found the query wrong.
    function showProblem() {
        var line = Number(form.dataset.line) - 1;
        var column = Number(form.dataset.column) - 1;
        if (!(line >= 0)) { return; }
        // The server counts code points, the editor units of UTF-16.
        var text = editor.getLine(line) || "";
        var start = Array.from(text).slice(0, column).join("").length;
        editor.addLineClass(line, "background", "wrong-line");
        editor.markText({ line: line, ch: start }, { line: line, ch: Math.max(start + 1, wordEnd(text, start)) },
            { className: "wrong" });
        editor.setCursor({ line: line, ch: start });
    }

    function wordEnd(text, start) {
        var end = start;
        while (end < text.length && !/\s/.test(text[end])) { end += 1; }
        return end;
    }

    // Completion

    var vocabulary = null;
    function load() {
        if (!vocabulary) {
            vocabulary = fetch(form.dataset.vocabulary).then(function (answer) { return answer.json(); });
        }
        return vocabulary;
    }

    // The variables of the text.
    function variables() {
        return Array.from(new Set(editor.getValue().match(/[?$][\p{L}\p{N}\p{M}_]+/gu) || []));
    }

    function hint(editor) {
        return load().then(function (known) {
            var cursor = editor.getCursor();
            var line = editor.getLine(cursor.line).slice(0, cursor.ch);
            var word = /[^\s{}()<>,;.|\/^"]*$/.exec(line)[0];
            return {
                list: candidates(known, word),
                from: { line: cursor.line, ch: cursor.ch - word.length },
                to: cursor
            };
        });
    }

    function candidates(known, word) {
        var wanted = word.toLowerCase();
        var language = form.dataset.language;
        function starts(text) { return text.toLowerCase().startsWith(wanted); }
        if (word[0] === "?" || word[0] === "$") {
            return variables().filter(function (name) { return starts(name) && name !== word; }).map(plain);
        }
        var terms = known.terms.filter(function (term) {
            return starts(term.name) || wanted && (term.th.includes(word) || term.en.toLowerCase().includes(wanted));
        }).map(function (term) {
            return { text: term.name, render: function (element) { write(element, term.name, term[language]); } };
        });
        var prefixes = Object.keys(known.prefixes).filter(function (name) { return wanted && starts(name + ":"); })
            .filter(function (name) { return !known.terms.some(function (term) { return term.name.startsWith(name + ":"); }); })
            .map(function (name) { return plain(name + ":"); });
        var keywords = known.keywords.filter(function (name) { return wanted && starts(name); }).map(plain);
        return terms.concat(keywords, prefixes).slice(0, 60);
    }

    function plain(text) {
        return { text: text, render: function (element) { write(element, text, ""); } };
    }

    function write(element, name, label) {
        element.textContent = name;
        if (!label) { return; }
        var note = document.createElement("small");
        note.textContent = label;
        element.appendChild(note);
    }

    editor.on("inputRead", function (editor, change) {
        if (change.text.length === 1 && /[\p{L}:?$]$/u.test(change.text[0])) { editor.showHint(); }
    });
}());
