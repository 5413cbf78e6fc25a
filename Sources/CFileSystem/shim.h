/* Calls of the GNU C library (libc6-dev) that its headers show only under _GNU_SOURCE, which Swift does not set. */
#pragma once

/* Renames with flags; see renameat2(2). */
extern int renameat2(int oldfd, const char *oldpath, int newfd, const char *newpath, unsigned int flags);

/* Writes everything of the file system of an open file to its disk; see syncfs(2). */
extern int syncfs(int fd);

/* Flag of renameat2: both paths exist and change places in one step. */
static const unsigned int indsats_rename_exchange = 1u << 1;
