// What Glibc's module map leaves out. No feature macro is set here: Glibc's own types must keep the shape they have there.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#ifndef __USE_GNU
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
#endif
