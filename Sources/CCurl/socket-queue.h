// Waiting for many sockets at a cost that depends on what happens alone: epoll, or kqueue.
#pragma once
#include <errno.h>
#include <stdint.h>
#include <unistd.h>

enum { KUBE_QUEUE_READ = 1, KUBE_QUEUE_WRITE = 2, KUBE_QUEUE_FAILED = 4 };

typedef struct {
  int socket;
  int events;
} kube_queue_event;

#if defined(__linux__)
#include <sys/epoll.h>

static inline int kube_queue_make(void) {
  return epoll_create1(EPOLL_CLOEXEC);
}

// Changes what is waited for at a socket; 0 for nothing any more.
static inline int kube_queue_watch(int queue, int socket, int before, int after) {
  struct epoll_event event = {0};
  event.data.fd = socket;
  if (after & KUBE_QUEUE_READ) event.events |= EPOLLIN;
  if (after & KUBE_QUEUE_WRITE) event.events |= EPOLLOUT;
  if (!after) return epoll_ctl(queue, EPOLL_CTL_DEL, socket, &event);
  int first = before ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  if (epoll_ctl(queue, first, socket, &event) == 0) return 0;
  // A number that was closed may be another socket's by now.
  if (errno == ENOENT) return epoll_ctl(queue, EPOLL_CTL_ADD, socket, &event);
  if (errno == EEXIST) return epoll_ctl(queue, EPOLL_CTL_MOD, socket, &event);
  return -1;
}

static inline int kube_queue_wait(int queue, kube_queue_event *found, uint64_t nanoseconds) {
  struct epoll_event events[64];
  // Rounded up, lest the last millisecond is spent in turning round.
  uint64_t milliseconds = (nanoseconds + 999999) / 1000000;
  int count = epoll_wait(queue, events, 64, milliseconds > 60000 ? 60000 : (int)milliseconds);
  for (int i = 0; i < count; i++) {
    found[i].socket = events[i].data.fd;
    found[i].events = 0;
    if (events[i].events & EPOLLIN) found[i].events |= KUBE_QUEUE_READ;
    if (events[i].events & EPOLLOUT) found[i].events |= KUBE_QUEUE_WRITE;
    if (events[i].events & (EPOLLERR | EPOLLHUP)) found[i].events |= KUBE_QUEUE_FAILED;
  }
  return count;
}

#else
#include <fcntl.h>
#include <sys/event.h>

static inline int kube_queue_make(void) {
  int queue = kqueue();
  if (queue >= 0) fcntl(queue, F_SETFD, FD_CLOEXEC);
  return queue;
}

// Changes what is waited for at a socket; 0 for nothing any more.
static inline int kube_queue_watch(int queue, int socket, int before, int after) {
  struct kevent changes[2];
  int count = 0;
  if ((before ^ after) & KUBE_QUEUE_READ) {
    EV_SET(&changes[count++], socket, EVFILT_READ, after & KUBE_QUEUE_READ ? EV_ADD : EV_DELETE, 0, 0, 0);
  }
  if ((before ^ after) & KUBE_QUEUE_WRITE) {
    EV_SET(&changes[count++], socket, EVFILT_WRITE, after & KUBE_QUEUE_WRITE ? EV_ADD : EV_DELETE, 0, 0, 0);
  }
  // A socket that was closed is in the queue no longer, which is what deleting it asks for.
  return kevent(queue, changes, count, 0, 0, 0);
}

static inline int kube_queue_wait(int queue, kube_queue_event *found, uint64_t nanoseconds) {
  struct kevent events[64];
  if (nanoseconds > 60000000000ull) nanoseconds = 60000000000ull;
  struct timespec time = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
  int count = kevent(queue, 0, 0, events, 64, &time);
  for (int i = 0; i < count; i++) {
    found[i].socket = (int)events[i].ident;
    found[i].events = events[i].filter == EVFILT_READ ? KUBE_QUEUE_READ : KUBE_QUEUE_WRITE;
    if (events[i].flags & (EV_EOF | EV_ERROR)) found[i].events |= KUBE_QUEUE_FAILED;
  }
  return count;
}
#endif
