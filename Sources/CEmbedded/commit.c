#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// `make` writes the file before it builds; without it the commit is not known.
#if __has_embed("../../.build/commit.txt")
static const char commit[] = {
#embed "../../.build/commit.txt" suffix(, 0) if_empty(0)
};
#else
static const char commit[] = "";
#endif

const char *yong_commit(void) { return commit; }
