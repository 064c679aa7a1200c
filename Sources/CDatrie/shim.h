#include <datrie/trie.h>
