#define _GNU_SOURCE
#include "COpenSSL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

static struct COpenSSLFunctions functions;
static char failure[256];
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  // libcrypto comes with it, and is searched through the same handle.
  void *library = dlopen("libssl.so.3", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(failure, sizeof failure, "%s", reason != NULL ? reason : "libssl.so.3 cannot be loaded");
    return;
  }
#define X(function)                                                              \
  functions.function = (__typeof__(function) *)dlsym(library, #function);        \
  if (functions.function == NULL) {                                              \
    snprintf(failure, sizeof failure, "libssl.so.3 has no %s", #function);       \
    return;                                                                      \
  }
  COPENSSL_FUNCTIONS(X)
#undef X
  // The machine's OpenSSL configuration is left alone, and so is the end of the process, which other threads do not wait for.
  if (functions.OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL) != 1) {
    snprintf(failure, sizeof failure, "libssl.so.3 cannot be initialised");
    return;
  }
  is_loaded = true;
}

const struct COpenSSLFunctions *COpenSSL_load(void) {
  pthread_once(&once, load);
  return is_loaded ? &functions : NULL;
}

const char *COpenSSL_failure(void) {
  pthread_once(&once, load);
  return failure;
}
