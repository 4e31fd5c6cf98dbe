//===- Link.c - From an object to a shared library ------------------------===//
// Runs a linker as a child process over a temporary file. The library also
// exports the model as `nnrt_model`, by which it is found without a name.
//===----------------------------------------------------------------------===//
#include "nn-c/Compiler.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static NnStatus writeAll(int fd, const char *path, const NnObject *object) {
  const char *data = object->data;
  for (size_t done = 0; done < object->size;) {
    ssize_t n = write(fd, data + done, object->size - done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return nnStatusCreate(NN_IO_ERROR, "can't write '%s': %s", path,
                            strerror(errno));
    done += (size_t)n;
  }
  return NULL;
}

/// Runs a program. NN_NOT_FOUND if there is none of this name.
static NnStatus runProgram(char *const argv[]) {
  pid_t pid;
  int error = posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ);
  if (error)
    return nnStatusCreate(error == ENOENT ? NN_NOT_FOUND : NN_IO_ERROR,
                          "can't run the linker '%s': %s", argv[0],
                          strerror(error));
  int state;
  while (waitpid(pid, &state, 0) < 0)
    if (errno != EINTR)
      return nnStatusCreate(NN_IO_ERROR, "waiting for '%s': %s", argv[0],
                            strerror(errno));
  if (WIFEXITED(state) && !WEXITSTATUS(state))
    return NULL;
  return nnStatusCreate(NN_IO_ERROR, "the linker '%s' failed", argv[0]);
}

static NnStatus runLinkers(const char *object, const char *output,
                           const char *name) {
  static const char *const linkers[] = {NN_LINKER, "ld.lld", "cc"};
  char symbol[300];
  NnStatus status = NULL;
  for (size_t i = 0; i < sizeof linkers / sizeof *linkers; ++i) {
    bool driver = !strcmp(linkers[i], "cc");
    snprintf(symbol, sizeof symbol, "%s--defsym=nnrt_model=%.240s_model",
             driver ? "-Wl," : "", name);
    const char *argv[] = {linkers[i], "-shared", symbol, "-o",
                          output,     object,    NULL};
    nnStatusDestroy(status);
    status = runProgram((char *const *)(uintptr_t)argv);
    if (nnStatusGetCode(status) != NN_NOT_FOUND)
      return status;
  }
  return status;
}

NnStatus nnObjectLink(const NnObject *object, const char *path) {
  const char *folder = getenv("TMPDIR");
  char file[4096];
  snprintf(file, sizeof file, "%s/nn-XXXXXX.o", folder ? folder : "/tmp");
  int fd = mkstemps(file, 2);
  if (fd < 0)
    return nnStatusCreate(NN_IO_ERROR, "can't create '%s': %s", file,
                          strerror(errno));
  NnStatus status = writeAll(fd, file, object);
  close(fd);
  if (!status)
    status = runLinkers(file, path, object->model.name);
  unlink(file);
  return status;
}
