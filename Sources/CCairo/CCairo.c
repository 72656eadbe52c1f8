#define _GNU_SOURCE
#include "CCairo.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct cairo_library library;
static const struct cairo_library *opened;
static char failure[256];

static void load(void) {
  void *handle = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    snprintf(failure, sizeof failure, "%s", dlerror());
    return;
  }
// A handle's dependencies are searched too: those of FreeType and libpng are found behind cairo's.
#define LOAD(function) \
  if ((library.function = (__typeof__(function) *)dlsym(handle, #function)) == NULL) { \
    snprintf(failure, sizeof failure, "%s", dlerror()); \
    return; \
  }
  CAIRO_LIBRARY_FUNCTIONS(LOAD)
#undef LOAD
  opened = &library;
}

const struct cairo_library *cairo_library_open(const char **reason) {
  pthread_once(&once, load);
  *reason = opened == NULL ? failure : NULL;
  return opened;
}
