// The files that pages load. Those of CodeMirror are read from Debian's package `libjs-codemirror` when the program is
// built, with their licence; where it is missing, the editor of queries is a plain field.
#include "CWebAssets.h"

#ifdef YONG_SERVER

// `#embed` is C23; Clang warns that it is an extension of earlier standards.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char app_js[] = {
#embed "Files/app.js"
};

static const unsigned char icon_svg[] = {
#embed "Files/icon.svg"
};

static const unsigned char style_css[] = {
#embed "Files/style.css"
};

#if __has_embed("/usr/share/javascript/codemirror/lib/codemirror.js") &&                                               \
    __has_embed("/usr/share/javascript/codemirror/mode/sparql/sparql.js") &&                                           \
    __has_embed("/usr/share/javascript/codemirror/addon/hint/show-hint.js") &&                                         \
    __has_embed("/usr/share/doc/libjs-codemirror/copyright")
#define HAS_CODEMIRROR

static const unsigned char codemirror_js[] = {
#embed "/usr/share/javascript/codemirror/lib/codemirror.js"
};

static const unsigned char codemirror_css[] = {
#embed "/usr/share/javascript/codemirror/lib/codemirror.css"
};

static const unsigned char sparql_js[] = {
#embed "/usr/share/javascript/codemirror/mode/sparql/sparql.js"
};

static const unsigned char matchbrackets_js[] = {
#embed "/usr/share/javascript/codemirror/addon/edit/matchbrackets.js"
};

static const unsigned char show_hint_js[] = {
#embed "/usr/share/javascript/codemirror/addon/hint/show-hint.js"
};

static const unsigned char show_hint_css[] = {
#embed "/usr/share/javascript/codemirror/addon/hint/show-hint.css"
};

static const unsigned char codemirror_licence[] = {
#embed "/usr/share/doc/libjs-codemirror/copyright"
};
#endif

static const struct yong_web_asset assets[] = {
    {"app.js", app_js, sizeof app_js},
#ifdef HAS_CODEMIRROR
    {"codemirror-licence.txt", codemirror_licence, sizeof codemirror_licence},
    {"codemirror.css", codemirror_css, sizeof codemirror_css},
    {"codemirror.js", codemirror_js, sizeof codemirror_js},
#endif
    {"icon.svg", icon_svg, sizeof icon_svg},
#ifdef HAS_CODEMIRROR
    {"matchbrackets.js", matchbrackets_js, sizeof matchbrackets_js},
    {"show-hint.css", show_hint_css, sizeof show_hint_css},
    {"show-hint.js", show_hint_js, sizeof show_hint_js},
    {"sparql.js", sparql_js, sizeof sparql_js},
#endif
    {"style.css", style_css, sizeof style_css},
};

const struct yong_web_asset *yong_web_assets(unsigned long *count) {
    *count = sizeof assets / sizeof assets[0];
    return assets;
}

#else

const struct yong_web_asset *yong_web_assets(unsigned long *count) {
    *count = 0;
    return 0;
}

#endif
