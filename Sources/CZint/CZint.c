#define _GNU_SOURCE
#include "CZint.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct zint_library library;
static const struct zint_library *opened;
static char failure[256];

// Each release of zint has a name of its own. Debian 12 has the first; the header does not say which release it is of, so
// whoever opens another is to see whether the structure fits.
static const char *const names[] = {
  "libzint.so.2.11", "libzint.so.2.10", "libzint.so.2.12", "libzint.so.2.13", "libzint.so.2.14", "libzint.so.2.15",
};

static void load(void) {
  void *handle = NULL;
  for (size_t index = 0; handle == NULL && index < sizeof names / sizeof *names; index++) {
    handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL && index == 0) snprintf(failure, sizeof failure, "%s", dlerror());
  }
  if (handle == NULL) return;
#define LOAD(function) \
  if ((library.function = (__typeof__(function) *)dlsym(handle, #function)) == NULL) { \
    snprintf(failure, sizeof failure, "%s", dlerror()); \
    return; \
  }
  ZINT_LIBRARY_FUNCTIONS(LOAD)
#undef LOAD
  opened = &library;
}

const struct zint_library *zint_library_open(const char **reason) {
  pthread_once(&once, load);
  *reason = opened == NULL ? failure : NULL;
  return opened;
}
