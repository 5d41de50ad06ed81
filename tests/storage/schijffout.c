/* A disk that fails: loaded in front of the C library, it lets calls on chosen files fail with a chosen error.

   SCHIJF_NAAM   a part of the path of the files that it is about
   SCHIJF_CALL   which calls fail: letters of w (write, pwrite), s (fsync, fdatasync), t (ftruncate)
   SCHIJF_VANAF  the first of those calls on those files that fails, counted from 1
   SCHIJF_KEREN  how many of them fail from there on
   SCHIJF_ERRNO  the error they give; with ENOSPC a write first writes half and then fails, as on a disk that fills up */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int gezien, half;

static int faalt(int fd, char soort)
{
    const char *naam = getenv("SCHIJF_NAAM"), *welke = getenv("SCHIJF_CALL");
    char koppeling[64], pad[4096];
    ssize_t lengte;
    int nummer, vanaf;

    if (!naam || !welke || !strchr(welke, soort))
        return 0;
    snprintf(koppeling, sizeof koppeling, "/proc/self/fd/%d", fd);
    lengte = readlink(koppeling, pad, sizeof pad - 1);
    if (lengte < 0)
        return 0;
    pad[lengte] = 0;
    if (!strstr(pad, naam) || strstr(pad, "-shm"))
        return 0;
    nummer = ++gezien;
    vanaf = atoi(getenv("SCHIJF_VANAF"));
    if (nummer < vanaf || nummer >= vanaf + atoi(getenv("SCHIJF_KEREN")))
        return 0;
    errno = atoi(getenv("SCHIJF_ERRNO"));
    return 1;
}

#define ECHT(naam) ((__typeof__(&naam))dlsym(RTLD_NEXT, #naam))

ssize_t write(int fd, const void *buf, size_t n)
{
    if (faalt(fd, 'w')) {
        if (errno == ENOSPC && n > 1 && ++half % 2)
            return ECHT(write)(fd, buf, n / 2);
        return -1;
    }
    return ECHT(write)(fd, buf, n);
}

ssize_t pwrite(int fd, const void *buf, size_t n, off_t plek)
{
    if (faalt(fd, 'w')) {
        if (errno == ENOSPC && n > 1 && ++half % 2)
            return ECHT(pwrite)(fd, buf, n / 2, plek);
        return -1;
    }
    return ECHT(pwrite)(fd, buf, n, plek);
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t plek)
{
    if (faalt(fd, 'w')) {
        if (errno == ENOSPC && n > 1 && ++half % 2)
            return ECHT(pwrite64)(fd, buf, n / 2, plek);
        return -1;
    }
    return ECHT(pwrite64)(fd, buf, n, plek);
}

int fsync(int fd) { return faalt(fd, 's') ? -1 : ECHT(fsync)(fd); }
int fdatasync(int fd) { return faalt(fd, 's') ? -1 : ECHT(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return faalt(fd, 't') ? -1 : ECHT(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { return faalt(fd, 't') ? -1 : ECHT(ftruncate64)(fd, n); }
