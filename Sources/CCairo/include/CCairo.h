// cairo and the libraries behind it, opened when the first picture is drawn: `cairo_library_open()` loads it and fills a table of its functions.
#ifndef CCAIRO_H
#define CCAIRO_H

#include <cairo/cairo-pdf.h>
#include <cairo/cairo.h>
#include <png.h>

// What is used of FreeType, which cairo brings along. Declared here, as its headers stand on a search path of their own.
typedef struct FT_LibraryRec_ *FT_Library;
typedef struct FT_FaceRec_ *FT_Face;
int FT_Init_FreeType(FT_Library _Nullable *_Nonnull library);
int FT_New_Face(FT_Library _Nonnull library, const char *_Nonnull path, long index, FT_Face _Nullable *_Nonnull face);
cairo_font_face_t *_Nullable cairo_ft_font_face_create_for_ft_face(FT_Face _Nonnull face, int load_flags);

#define CAIRO_LIBRARY_FUNCTIONS(X) \
  X(cairo_create) X(cairo_destroy) X(cairo_status) X(cairo_status_to_string) \
  X(cairo_scale) X(cairo_translate) X(cairo_save) X(cairo_restore) X(cairo_show_page) \
  X(cairo_set_source_rgb) X(cairo_set_operator) X(cairo_set_line_width) X(cairo_rectangle) X(cairo_clip) \
  X(cairo_fill) X(cairo_stroke) X(cairo_move_to) \
  X(cairo_set_font_face) X(cairo_set_font_size) X(cairo_set_font_options) X(cairo_text_extents) X(cairo_show_text) \
  X(cairo_font_options_create) X(cairo_font_options_destroy) X(cairo_font_options_set_antialias) \
  X(cairo_font_options_set_hint_style) X(cairo_font_options_set_hint_metrics) \
  X(cairo_font_face_status) X(cairo_ft_font_face_create_for_ft_face) X(FT_Init_FreeType) X(FT_New_Face) \
  X(cairo_image_surface_create) X(cairo_image_surface_get_data) X(cairo_image_surface_get_stride) \
  X(cairo_surface_flush) X(png_image_write_to_memory) X(cairo_pdf_surface_create_for_stream) X(cairo_pdf_surface_set_metadata) \
  X(cairo_pdf_surface_set_size) X(cairo_surface_finish) X(cairo_surface_status) \
  X(cairo_surface_destroy)

struct cairo_library {
#define CAIRO_LIBRARY_MEMBER(function) __typeof__(function) *_Nonnull function;
  CAIRO_LIBRARY_FUNCTIONS(CAIRO_LIBRARY_MEMBER)
#undef CAIRO_LIBRARY_MEMBER
};

/// Loads the library once; from any thread. Returns NULL when it is missing, and why in `reason`.
const struct cairo_library *_Nullable cairo_library_open(const char *_Nullable *_Nonnull reason);

#endif
