#ifndef CCURL_H
#define CCURL_H

// libcurl, loaded when a webhook is first named, so that a server without one neither starts slower nor grows by it.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What came of a request.
struct CCurl_answer {
  /// 0 when there was no answer.
  long status;
  /// Why there was none; empty when there was one.
  char reason[256];
};

/// Whether the library is there; it is loaded at the first call.
bool CCurl_load(void);

/// Why ``CCurl_load`` returned false; empty when it did not.
const char *CCurl_failure(void);

/// What keeps a connection from one request to the next; null without memory. Of one thread at a time.
void *_Nullable CCurl_open(void);

void CCurl_close(void *session);

/// Sends a request and waits for the answer's end; what stands in its body is let go. No redirection is followed and no proxy asked.
///
/// - fields: lines of `Name: value`, null behind the last.
/// - limit: milliseconds until it is given up.
struct CCurl_answer CCurl_post(
    void *session, const char *url, const char *_Nullable const *_Nonnull fields, const uint8_t *_Nullable body,
    size_t length, long limit);

#pragma clang assume_nonnull end

#endif
