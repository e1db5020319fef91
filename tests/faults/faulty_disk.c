/* A double for the disk: the n-th change below a folder fails, once or from then on, or kills the process there and then.
 *
 * Preloaded into a process (LD_PRELOAD). PLAINT_FAULT_UNDER: the folder. PLAINT_FAULT_AT: which change, 1 = the first; 0 = none.
 * PLAINT_FAULT_WHAT: set = only changes of this kind and path count ("sync /work.db", "open *.part"): threads change files in no
 * fixed order.
 * PLAINT_FAULT_ERRNO: the error to give, 0 = SIGKILL. PLAINT_FAULT_ONWARDS: set = every later change fails too.
 * PLAINT_FAULT_LIST: a file outside of the folder that takes one line a change: its kind and its path.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *under, *what;
static long at;
static int error, onwards, list = -1;
static atomic_long seen;
static atomic_int failing;

__attribute__((constructor)) static void begin(void) {
    under = getenv("PLAINT_FAULT_UNDER");
    what = getenv("PLAINT_FAULT_WHAT");
    at = getenv("PLAINT_FAULT_AT") ? atol(getenv("PLAINT_FAULT_AT")) : 0;
    error = getenv("PLAINT_FAULT_ERRNO") ? atoi(getenv("PLAINT_FAULT_ERRNO")) : 0;
    onwards = getenv("PLAINT_FAULT_ONWARDS") != NULL;
    if (getenv("PLAINT_FAULT_LIST"))
        list = syscall(SYS_openat, AT_FDCWD, getenv("PLAINT_FAULT_LIST"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Whether this change is to fail; errno is set then. A relative path counts from the open folder. */
static int fails(const char *kind, int folder, const char *path) {
    char whole[PATH_MAX] = "", link[64], line[PATH_MAX + 64];
    if (!under || !path) return 0;
    if (path[0] != '/') {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        long length = readlink(folder == AT_FDCWD ? "/proc/self/cwd" : link, whole, sizeof whole / 2);
        if (length < 0) return 0;
        if (path[0]) snprintf(whole + length, sizeof whole - (size_t)length, "/%s", path);
        path = whole;
    }
    if (strncmp(path, under, strlen(under))) return 0;
    snprintf(line, sizeof line - 1, "%s %s", kind, path + strlen(under));
    if (!failing || !onwards) {
        if (what && fnmatch(what, line, 0)) return 0;
        long place = ++seen;
        strcat(line, "\n");
        if (list >= 0) syscall(SYS_write, list, line, strlen(line));
        if (place != at) return 0;
    }
    failing = 1;
    if (!error) kill(getpid(), SIGKILL);
    errno = error;
    return 1;
}

/* The same for an open file. */
static int fails_at(const char *kind, int file) { return fails(kind, file, ""); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define CHANGES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))
#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        va_list more; va_start(more, flags);                                \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                       \
        if (CHANGES(flags) && fails("open", AT_FDCWD, path)) return -1;       \
        return REAL(name)(path, flags, mode);                               \
    }
#define OPENAT(name)                                                        \
    int name(int folder, const char *path, int flags, ...) {                \
        va_list more; va_start(more, flags);                                \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                       \
        if (CHANGES(flags) && fails("open", folder, path)) return -1;       \
        return REAL(name)(folder, path, flags, mode);                       \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int file, const void *bytes, size_t size) { return fails_at("write", file) ? -1 : REAL(write)(file, bytes, size); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
    return fails_at("write", file) ? -1 : REAL(pwrite)(file, bytes, size, place);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
    return fails_at("write", file) ? -1 : REAL(pwrite64)(file, bytes, size, place);
}
ssize_t writev(int file, const struct iovec *parts, int count) { return fails_at("write", file) ? -1 : REAL(writev)(file, parts, count); }
ssize_t sendfile(int out, int in, off_t *place, size_t size) { return fails_at("write", out) ? -1 : REAL(sendfile)(out, in, place, size); }
ssize_t sendfile64(int out, int in, off64_t *place, size_t size) {
    return fails_at("write", out) ? -1 : REAL(sendfile64)(out, in, place, size);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    return fails_at("write", out) ? -1 : REAL(copy_file_range)(in, from, out, to, size, flags);
}
int fsync(int file) { return fails_at("sync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails_at("sync", file) ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t size) { return fails_at("truncate", file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails_at("truncate", file) ? -1 : REAL(ftruncate64)(file, size); }
int fallocate(int file, int mode, off_t from, off_t size) { return fails_at("grow", file) ? -1 : REAL(fallocate)(file, mode, from, size); }
int posix_fallocate(int file, off_t from, off_t size) { return fails_at("grow", file) ? errno : REAL(posix_fallocate)(file, from, size); }
int rename(const char *from, const char *to) { return fails("rename", AT_FDCWD, to) ? -1 : REAL(rename)(from, to); }
int renameat(int one, const char *from, int two, const char *to) { return fails("rename", two, to) ? -1 : REAL(renameat)(one, from, two, to); }
int link(const char *from, const char *to) { return fails("link", AT_FDCWD, to) ? -1 : REAL(link)(from, to); }
int linkat(int one, const char *from, int two, const char *to, int flags) {
    return fails("link", two, to) ? -1 : REAL(linkat)(one, from, two, to, flags);
}
int symlink(const char *from, const char *to) { return fails("link", AT_FDCWD, to) ? -1 : REAL(symlink)(from, to); }
int mkdir(const char *path, mode_t mode) { return fails("mkdir", AT_FDCWD, path) ? -1 : REAL(mkdir)(path, mode); }
int unlink(const char *path) { return fails("unlink", AT_FDCWD, path) ? -1 : REAL(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) { return fails("unlink", folder, path) ? -1 : REAL(unlinkat)(folder, path, flags); }
int rmdir(const char *path) { return fails("unlink", AT_FDCWD, path) ? -1 : REAL(rmdir)(path); }
