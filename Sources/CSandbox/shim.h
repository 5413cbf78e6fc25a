/* Debian package: linux-libc-dev. What a process may still do, given up for good: seccomp and Landlock have no calls in the C
   library, and their structures are made with macros that Swift cannot see. */
#pragma once
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define INDSATS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define INDSATS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define INDSATS_ARCHITECTURE 0
#endif

/* Flags of open, the same on both architectures. The header that has them also has struct stat, which Swift would then look
   for in this module. */
#define INDSATS_WRITING (01 | 02 | 0100 | 01000 | 02000)
#define INDSATS_PLACE_ONLY (010000000 | 02000000)
#define INDSATS_HERE -100

/* Highest version of Landlock that the kernel has; 0 for none. */
static inline int indsats_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : (int)version;
}

/* Gives up the right to gain rights, which the two others ask for. */
static inline int indsats_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

/* Everything that version 1 of Landlock governs. */
#define INDSATS_ALL_FILE_RIGHTS ((1ULL << 13) - 1)

/* A set of rules under which no file may be touched; a descriptor to be closed, -1 on failure. */
static inline int indsats_landlock_create(void) {
  struct landlock_ruleset_attr attributes = {.handled_access_fs = INDSATS_ALL_FILE_RIGHTS};
  return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0);
}

/* Lets a file, or a folder with all below it, be read. */
static inline int indsats_landlock_allow_reading(int rules, const char *path, int is_folder) {
  int place = (int)syscall(SYS_openat, INDSATS_HERE, path, INDSATS_PLACE_ONLY);
  if (place < 0) return -1;
  struct landlock_path_beneath_attr beneath = {
      .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | (is_folder ? LANDLOCK_ACCESS_FS_READ_DIR : 0), .parent_fd = place};
  long status = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close(place);
  return (int)status;
}

static inline int indsats_landlock_enforce(int rules) { return (int)syscall(SYS_landlock_restrict_self, rules, 0); }

#define INDSATS_REFUSE(number) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)

/* Refuses, with EACCES, every call that reaches the network, starts or looks into a process, changes a file or opens one for
   writing; all threads of the process. Other calls go through: an allow list would break with every new C library. */
static inline int indsats_filter_calls(void) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, INDSATS_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
      /* Calls of the x32 world have this bit and numbers of their own. */
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      INDSATS_REFUSE(SYS_creat), INDSATS_REFUSE(SYS_fork), INDSATS_REFUSE(SYS_vfork), INDSATS_REFUSE(SYS_rename),
      INDSATS_REFUSE(SYS_mkdir), INDSATS_REFUSE(SYS_rmdir), INDSATS_REFUSE(SYS_link), INDSATS_REFUSE(SYS_unlink),
      INDSATS_REFUSE(SYS_symlink), INDSATS_REFUSE(SYS_chmod), INDSATS_REFUSE(SYS_chown), INDSATS_REFUSE(SYS_mknod),
#endif
      INDSATS_REFUSE(SYS_socket), INDSATS_REFUSE(SYS_socketpair), INDSATS_REFUSE(SYS_connect), INDSATS_REFUSE(SYS_bind),
      INDSATS_REFUSE(SYS_listen), INDSATS_REFUSE(SYS_execve), INDSATS_REFUSE(SYS_execveat), INDSATS_REFUSE(SYS_ptrace),
      INDSATS_REFUSE(SYS_process_vm_readv), INDSATS_REFUSE(SYS_process_vm_writev), INDSATS_REFUSE(SYS_kill),
      INDSATS_REFUSE(SYS_renameat), INDSATS_REFUSE(SYS_renameat2), INDSATS_REFUSE(SYS_mkdirat), INDSATS_REFUSE(SYS_unlinkat),
      INDSATS_REFUSE(SYS_linkat), INDSATS_REFUSE(SYS_symlinkat), INDSATS_REFUSE(SYS_mknodat), INDSATS_REFUSE(SYS_truncate),
      INDSATS_REFUSE(SYS_ftruncate), INDSATS_REFUSE(SYS_fchmod), INDSATS_REFUSE(SYS_fchmodat), INDSATS_REFUSE(SYS_fchown),
      INDSATS_REFUSE(SYS_fchownat), INDSATS_REFUSE(SYS_setxattr), INDSATS_REFUSE(SYS_mount), INDSATS_REFUSE(SYS_umount2),
      INDSATS_REFUSE(SYS_unshare), INDSATS_REFUSE(SYS_setns), INDSATS_REFUSE(SYS_bpf), INDSATS_REFUSE(SYS_keyctl),
      INDSATS_REFUSE(SYS_add_key), INDSATS_REFUSE(SYS_io_uring_setup), INDSATS_REFUSE(SYS_openat2),
      INDSATS_REFUSE(SYS_open_by_handle_at), INDSATS_REFUSE(SYS_userfaultfd), INDSATS_REFUSE(SYS_perf_event_open),
#if defined(__x86_64__)
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, INDSATS_WRITING, 4, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
#endif
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, INDSATS_WRITING, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof(filter) / sizeof(filter[0]), .filter = filter};
  if (INDSATS_ARCHITECTURE == 0) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
