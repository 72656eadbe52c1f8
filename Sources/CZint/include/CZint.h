// zint, opened when the first barcode is drawn: `zint_library_open()` loads it and fills a table of its functions.
#ifndef CZINT_H
#define CZINT_H

#include <zint.h>

#define ZINT_LIBRARY_FUNCTIONS(X) X(ZBarcode_Create) X(ZBarcode_Encode) X(ZBarcode_Delete)

struct zint_library {
#define ZINT_LIBRARY_MEMBER(function) __typeof__(function) *_Nonnull function;
  ZINT_LIBRARY_FUNCTIONS(ZINT_LIBRARY_MEMBER)
#undef ZINT_LIBRARY_MEMBER
};

/// Loads the library once; from any thread. Returns NULL when it is missing, and why in `reason`.
const struct zint_library *_Nullable zint_library_open(const char *_Nullable *_Nonnull reason);

#endif
