// What Glibc's module map leaves out. No feature macro is set here: Glibc's own types must keep the shape they have there.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#ifndef __USE_GNU
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
#endif

// The function's name is a structure's as well, and Swift takes the structure.
static inline size_t CLinux_allocated(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}
