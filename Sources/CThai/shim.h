#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <thai/thwchar.h>
