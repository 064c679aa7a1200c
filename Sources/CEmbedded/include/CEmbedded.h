#ifndef YONG_CEMBEDDED_H
#define YONG_CEMBEDDED_H

/// One file of the repository, as it was when the program was built.
struct yong_embedded_file {
    /// Its path in the repository, such as `seeds/countries.ttl`.
    const char *name;
    /// Its bytes; they end without a zero.
    const unsigned char *bytes;
    /// How many bytes it has.
    unsigned long count;
};

/// All embedded files, in the order of their names. The table and all that it points to live as long as the program.
const struct yong_embedded_file *yong_embedded_files(unsigned long *count);

/// The commit that the program was built from and its date, parted by a space, or nothing if that is not known. Ends with
/// a zero.
const char *yong_commit(void);

#endif
