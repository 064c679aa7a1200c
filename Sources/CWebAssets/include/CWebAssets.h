#ifndef YONG_CWEBASSETS_H
#define YONG_CWEBASSETS_H

/// A file that pages load, as it was when the program was built.
struct yong_web_asset {
    /// Its name, such as `style.css`.
    const char *name;
    /// Its bytes; they end without a zero.
    const unsigned char *bytes;
    /// How many bytes it has.
    unsigned long count;
};

/// All files, in the order of their names. The table and all that it points to live as long as the program. It is empty
/// in a program without the endpoint, and without CodeMirror where that was not installed when it was built.
const struct yong_web_asset *yong_web_assets(unsigned long *count);

#endif
