#define _GNU_SOURCE
#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// What is used of libcurl's interface, which has stood since its fourth version of 2006, so that nothing but the library is needed:
// https://curl.se/libcurl/c/symbols-in-versions.html
typedef void CURL;
struct curl_slist;

enum {
  CURL_GLOBAL_DEFAULT = 3,
  CURLE_OK = 0,
  CURLINFO_RESPONSE_CODE = 0x200000 + 2,
  CURLOPT_POST = 47,
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_NOSIGNAL = 99,
  CURLOPT_TIMEOUT_MS = 155,
  CURLOPT_CONNECTTIMEOUT_MS = 156,
  CURLOPT_URL = 10000 + 2,
  CURLOPT_PROXY = 10000 + 4,
  CURLOPT_ERRORBUFFER = 10000 + 10,
  CURLOPT_POSTFIELDS = 10000 + 15,
  CURLOPT_HTTPHEADER = 10000 + 23,
  CURLOPT_WRITEFUNCTION = 20000 + 11,
  CURLOPT_POSTFIELDSIZE_LARGE = 30000 + 120,
};

static struct {
  int (*curl_global_init)(long);
  CURL *(*curl_easy_init)(void);
  int (*curl_easy_setopt)(CURL *, int, ...);
  int (*curl_easy_perform)(CURL *);
  int (*curl_easy_getinfo)(CURL *, int, ...);
  void (*curl_easy_cleanup)(CURL *);
  const char *(*curl_easy_strerror)(int);
  struct curl_slist *(*curl_slist_append)(struct curl_slist *, const char *);
  void (*curl_slist_free_all)(struct curl_slist *);
} functions;

static char failure[256];
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(failure, sizeof failure, "%s", reason != NULL ? reason : "libcurl.so.4 cannot be loaded");
    return;
  }
#define FIND(function)                                                             \
  functions.function = (__typeof__(functions.function))dlsym(library, #function);  \
  if (functions.function == NULL) {                                                \
    snprintf(failure, sizeof failure, "libcurl.so.4 has no %s", #function);        \
    return;                                                                        \
  }
  FIND(curl_global_init) FIND(curl_easy_init) FIND(curl_easy_setopt) FIND(curl_easy_perform) FIND(curl_easy_getinfo)
  FIND(curl_easy_cleanup) FIND(curl_easy_strerror) FIND(curl_slist_append) FIND(curl_slist_free_all)
#undef FIND
  if (functions.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    snprintf(failure, sizeof failure, "libcurl.so.4 cannot be initialised");
    return;
  }
  is_loaded = true;
}

bool CCurl_load(void) {
  pthread_once(&once, load);
  return is_loaded;
}

const char *CCurl_failure(void) {
  pthread_once(&once, load);
  return failure;
}

void *CCurl_open(void) { return CCurl_load() ? functions.curl_easy_init() : NULL; }

void CCurl_close(void *session) { functions.curl_easy_cleanup(session); }

static size_t let_go(const char *bytes, size_t size, size_t count, void *context) {
  (void)bytes;
  (void)context;
  return size * count;
}

struct CCurl_answer CCurl_post(
    void *session, const char *url, const char *const *fields, const uint8_t *body, size_t length, long limit) {
  struct CCurl_answer answer = {0};
  // libcurl writes up to CURL_ERROR_SIZE bytes.
  char reason[256] = "";
  struct curl_slist *list = NULL;
  for (const char *const *field = fields; *field != NULL; field++) {
    struct curl_slist *longer = functions.curl_slist_append(list, *field);
    if (longer == NULL) {
      functions.curl_slist_free_all(list);
      snprintf(answer.reason, sizeof answer.reason, "there is no memory left");
      return answer;
    }
    list = longer;
  }
  functions.curl_easy_setopt(session, CURLOPT_URL, url);
  functions.curl_easy_setopt(session, CURLOPT_POST, 1L);
  functions.curl_easy_setopt(session, CURLOPT_POSTFIELDSIZE_LARGE, (int64_t)length);
  functions.curl_easy_setopt(session, CURLOPT_POSTFIELDS, body != NULL ? (const char *)body : "");
  functions.curl_easy_setopt(session, CURLOPT_HTTPHEADER, list);
  functions.curl_easy_setopt(session, CURLOPT_WRITEFUNCTION, let_go);
  functions.curl_easy_setopt(session, CURLOPT_FOLLOWLOCATION, 0L);
  functions.curl_easy_setopt(session, CURLOPT_PROXY, "");
  functions.curl_easy_setopt(session, CURLOPT_NOSIGNAL, 1L);
  functions.curl_easy_setopt(session, CURLOPT_TIMEOUT_MS, limit);
  functions.curl_easy_setopt(session, CURLOPT_CONNECTTIMEOUT_MS, limit);
  functions.curl_easy_setopt(session, CURLOPT_ERRORBUFFER, reason);
  int code = functions.curl_easy_perform(session);
  if (code == CURLE_OK) {
    functions.curl_easy_getinfo(session, CURLINFO_RESPONSE_CODE, &answer.status);
  } else {
    snprintf(answer.reason, sizeof answer.reason, "%s", reason[0] != 0 ? reason : functions.curl_easy_strerror(code));
  }
  functions.curl_easy_setopt(session, CURLOPT_ERRORBUFFER, NULL);
  functions.curl_easy_setopt(session, CURLOPT_HTTPHEADER, NULL);
  functions.curl_slist_free_all(list);
  return answer;
}
