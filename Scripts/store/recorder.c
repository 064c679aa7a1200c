// Stands between a program and the system: records what is written to the files of a store and when it is synced, and
// lets calls fail that a disk might let fail. Built by `disk.py`, and loaded with LD_PRELOAD.
//
//   STORE_RECORD=FILE     where the record goes
//   STORE_FAIL_AT=N       the Nth call that writes or syncs a store's file fails, counted from 1,
//   STORE_FAIL_COUNT=M    and M - 1 more behind it (1 if not given)
//   STORE_FAIL_ERROR=E    with this errno (EIO if not given); -1 lets a write end after half of its bytes
//
// The record is a list of events: kind (1 byte), file (8 bytes, the inode), offset (8), length (8), content. Kinds:
//
//   O  a file of a store was opened that has `offset` bytes; the content is its path
//   F  a folder was opened; the content is its path          W  a write          w  a write that is synced by itself
//   Z  the file was cut to `offset` bytes                    S  a sync begins    s  it has ended
//   R  a file (the inode) was renamed to the path            U  a path was removed
//   D  a folder was synced                                   T  bytes were written to standard output
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { most_files = 1024 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static long calls, fail_at, fail_count = 1;
static int fail_error = EIO;
// What is known of descriptors: 1 a data file, 2 one whose writes are synced, 3 a folder.
static char known[most_files];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *text;
    if ((text = getenv("STORE_FAIL_AT"))) fail_at = atol(text);
    if ((text = getenv("STORE_FAIL_COUNT"))) fail_count = atol(text);
    if ((text = getenv("STORE_FAIL_ERROR"))) fail_error = atoi(text);
    if ((text = getenv("STORE_RECORD")))
        record = REAL(open)(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static uint64_t inode(int file) {
    struct stat status;
    return fstat(file, &status) == 0 ? status.st_ino : 0;
}

static void note(char kind, uint64_t file, uint64_t offset, const struct iovec *parts, int count) {
    if (record < 0) return;
    uint64_t length = 0;
    for (int part = 0; part < count; part++) length += parts[part].iov_len;
    char head[25] = {kind};
    memcpy(head + 1, &file, 8);
    memcpy(head + 9, &offset, 8);
    memcpy(head + 17, &length, 8);
    pthread_mutex_lock(&lock);
    REAL(write)(record, head, sizeof head);
    for (int part = 0; part < count; part++) REAL(write)(record, parts[part].iov_base, parts[part].iov_len);
    pthread_mutex_unlock(&lock);
}

static void note_text(char kind, uint64_t file, uint64_t offset, const char *text) {
    struct iovec part = {(void *)text, strlen(text)};
    note(kind, file, offset, &part, 1);
}

static int is_data(int file) { return file >= 0 && file < most_files && (known[file] == 1 || known[file] == 2); }

// Whether this call is one that fails. -1 is told for a write that ends early.
static int fails(void) {
    if (fail_at == 0) return 0;
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (call < fail_at || call >= fail_at + fail_count) return 0;
    errno = fail_error > 0 ? fail_error : EIO;
    return fail_error;
}

static int opened(int file, const char *path, int flags) {
    if (file < 0 || file >= most_files) return file;
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    known[file] = 0;
    if (flags & O_DIRECTORY) {
        known[file] = 3;
        note_text('F', inode(file), 0, path);
    }
    int is_of_store = strcmp(name, "data.mdb") == 0 || strcmp(name, "journal") == 0;
    if (is_of_store && (flags & O_ACCMODE) != O_RDONLY) {
        struct stat status;
        known[file] = (flags & O_DSYNC) == O_DSYNC ? 2 : 1;
        note_text('O', inode(file), fstat(file, &status) == 0 ? status.st_size : 0, path);
    }
    return file;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return opened(REAL(open)(path, flags, mode), path, flags);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return opened(REAL(open)(path, flags, mode), path, flags);
}

int openat(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    int file = REAL(openat)(folder, path, flags, mode);
    char link[64], whole[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = path[0] == '/' ? 0 : readlink(link, whole, sizeof whole / 2);
    if (length < 0) length = 0;
    snprintf(whole + length, sizeof whole - length, length > 0 ? "/%s" : "%s", path);
    return opened(file, whole, flags);
}

int openat64(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return openat(folder, path, flags, mode);
}

int close(int file) {
    if (file >= 0 && file < most_files) known[file] = 0;
    return REAL(close)(file);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    if (!is_data(file)) return REAL(pwrite)(file, bytes, count, offset);
    int failure = fails();
    if (failure > 0) return -1;
    if (failure < 0) count = count / 2 & ~(size_t)511;
    struct iovec part = {(void *)bytes, count};
    note(known[file] == 2 ? 'w' : 'W', inode(file), offset, &part, 1);
    return REAL(pwrite)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) { return pwrite(file, bytes, count, offset); }

ssize_t writev(int file, const struct iovec *parts, int count) {
    if (!is_data(file)) return REAL(writev)(file, parts, count);
    int failure = fails();
    if (failure > 0) return -1;
    if (failure < 0) count = count / 2;
    note(known[file] == 2 ? 'w' : 'W', inode(file), lseek(file, 0, SEEK_CUR), parts, count);
    return REAL(writev)(file, parts, count);
}

ssize_t write(int file, const void *bytes, size_t count) {
    struct iovec part = {(void *)bytes, count};
    if (file == 1) note('T', 0, 0, &part, 1);
    if (!is_data(file)) return REAL(write)(file, bytes, count);
    int failure = fails();
    if (failure > 0) return -1;
    if (failure < 0) part.iov_len = count = count / 2 & ~(size_t)511;
    note(known[file] == 2 ? 'w' : 'W', inode(file), lseek(file, 0, SEEK_CUR), &part, 1);
    return REAL(write)(file, bytes, count);
}

int ftruncate(int file, off_t size) {
    if (!is_data(file)) return REAL(ftruncate)(file, size);
    if (fails() > 0) return -1;
    note('Z', inode(file), size, NULL, 0);
    return REAL(ftruncate)(file, size);
}

static int synced(int file, int (*real)(int)) {
    if (file >= 0 && file < most_files && known[file] == 3) {
        int result = real(file);
        if (result == 0) note('D', inode(file), 0, NULL, 0);
        return result;
    }
    if (!is_data(file)) return real(file);
    if (fails() > 0) return -1;
    note('S', inode(file), 0, NULL, 0);
    int result = real(file);
    if (result == 0) note('s', inode(file), 0, NULL, 0);
    return result;
}

int fsync(int file) { return synced(file, REAL(fsync)); }
int fdatasync(int file) { return synced(file, REAL(fdatasync)); }

int rename(const char *from, const char *to) {
    struct stat status;
    uint64_t file = stat(from, &status) == 0 ? status.st_ino : 0;
    int result = REAL(rename)(from, to);
    if (result == 0) note_text('R', file, 0, to);
    return result;
}

int unlink(const char *path) {
    int result = REAL(unlink)(path);
    if (result == 0) note_text('U', 0, 0, path);
    return result;
}
