/* The limit that the forwarding step is measured against: the same work in C. For each of PLAYERS,
 * ten packets of OCTETS are given a new header, encrypted with AES-128-GCM out of their plaintexts
 * and sent. Prints nanoseconds for each packet, the best of several rounds.
 *
 * fanout ipsec-mb|openssl|srtp2 none|sendto|segments PLAYERS OCTETS [SINK]
 *
 * Without SINK, packets go to sockets of this process that nobody reads. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#if __has_include(<intel-ipsec-mb.h>)
#include <intel-ipsec-mb.h>
#define WITH_IPSEC_MB 1
#endif
#if __has_include(<openssl/evp.h>)
#include <openssl/evp.h>
#define WITH_OPENSSL 1
#endif
#if __has_include(<srtp2/srtp.h>)
#include <srtp2/srtp.h>
#define WITH_SRTP2 1
#endif
#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif

enum { RUN = 10, HEADER = 20, TAG = 16, LONGEST = 2048, ROUNDS = 7 };

struct player {
  struct sockaddr_in address;
  void *cipher;
};

static uint8_t plains[RUN][LONGEST], arena[RUN * LONGEST];
static uint8_t *plain = plains[0]; /* the packet that is encrypted */
static int octets, socket_fd;

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void die(const char *why) {
  fprintf(stderr, "fanout: %s\n", why);
  exit(2);
}

static void write_header(uint8_t *at, uint16_t sequence, uint32_t ssrc) {
  uint32_t id = htonl(ssrc);
  uint16_t number = htons(sequence);
  memset(at, 0, HEADER);
  at[0] = 0x90;
  at[1] = 96;
  memcpy(at + 2, &number, 2);
  memcpy(at + 8, &id, 4);
  at[12] = 0xbe;
  at[13] = 0xde;
  at[15] = 1;
}

static void nonce_of(uint8_t nonce[12], uint32_t ssrc, uint64_t index) {
  memset(nonce, 0x53, 12);
  for (int i = 0; i < 4; i++) nonce[2 + i] ^= ssrc >> (24 - 8 * i);
  for (int i = 0; i < 6; i++) nonce[6 + i] ^= index >> (40 - 8 * i);
}

#ifdef WITH_IPSEC_MB
static IMB_MGR *manager;
static void *ipsec_open(const uint8_t *key) {
  if (!manager) {
    manager = alloc_mb_mgr(0);
    init_mb_mgr_auto(manager, NULL);
  }
  struct gcm_key_data *expanded = aligned_alloc(64, (sizeof *expanded + 63) / 64 * 64);
  IMB_AES128_GCM_PRE(manager, key, expanded);
  return expanded;
}
static int ipsec_seal(void *cipher, uint8_t *packet, uint32_t ssrc, uint64_t index) {
  static struct gcm_context_data context;
  uint8_t nonce[12];
  nonce_of(nonce, ssrc, index);
  IMB_AES128_GCM_ENC(manager, cipher, &context, packet + HEADER, plain + HEADER, octets - HEADER,
                     nonce, packet, HEADER, packet + octets, TAG);
  return octets + TAG;
}
#endif

#ifdef WITH_OPENSSL
static void *openssl_open(const uint8_t *key) {
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), NULL, key, NULL);
  return context;
}
static int openssl_seal(void *cipher, uint8_t *packet, uint32_t ssrc, uint64_t index) {
  uint8_t nonce[12];
  int done;
  nonce_of(nonce, ssrc, index);
  EVP_EncryptInit_ex(cipher, NULL, NULL, NULL, nonce);
  EVP_EncryptUpdate(cipher, NULL, &done, packet, HEADER);
  EVP_EncryptUpdate(cipher, packet + HEADER, &done, plain + HEADER, octets - HEADER);
  EVP_EncryptFinal_ex(cipher, packet + octets, &done);
  EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, TAG, packet + octets);
  return octets + TAG;
}
#endif

#ifdef WITH_SRTP2
static void *srtp2_open(const uint8_t *key) {
  static int ready;
  if (!ready++) srtp_init();
  uint8_t material[64];
  memcpy(material, key, 16);
  memset(material + 16, 0x53, 48);
  srtp_policy_t policy;
  memset(&policy, 0, sizeof policy);
  srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
  srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
  policy.ssrc.type = ssrc_any_outbound;
  policy.key = material;
  policy.window_size = 1024;
  srtp_t session;
  if (srtp_create(&session, &policy)) die("srtp_create failed");
  return session;
}
static int srtp2_seal(void *cipher, uint8_t *packet, uint32_t ssrc, uint64_t index) {
  (void)ssrc, (void)index;
  int length = octets;
  memcpy(packet + HEADER, plain + HEADER, octets - HEADER);
  if (srtp_protect(cipher, packet, &length)) die("srtp_protect failed");
  return length;
}
#endif

static void send_one(const struct player *to, const uint8_t *packet, int length) {
  sendto(socket_fd, packet, length, MSG_DONTWAIT, (const void *)&to->address, sizeof to->address);
}

static void send_run(struct player *to, uint8_t *packets, int length) {
  char control[CMSG_SPACE(sizeof(uint16_t))] = {0};
  struct iovec iov = {packets, (size_t)RUN * length};
  struct msghdr message = {.msg_name = &to->address, .msg_namelen = sizeof to->address,
                           .msg_iov = &iov, .msg_iovlen = 1,
                           .msg_control = control, .msg_controllen = sizeof control};
  struct cmsghdr *segment = CMSG_FIRSTHDR(&message);
  segment->cmsg_level = IPPROTO_UDP;
  segment->cmsg_type = UDP_SEGMENT;
  segment->cmsg_len = CMSG_LEN(sizeof(uint16_t));
  *(uint16_t *)CMSG_DATA(segment) = length;
  if (sendmsg(socket_fd, &message, MSG_DONTWAIT) < 0) perror("sendmsg");
}

int main(int count, char **arguments) {
  if (count < 5) die("fanout LIBRARY SEND PLAYERS OCTETS [SINK]");
  const char *library = arguments[1], *sending = arguments[2];
  int players = atoi(arguments[3]);
  octets = atoi(arguments[4]);
  if (players < 1 || octets <= HEADER || octets > LONGEST - 64) die("bad numbers");
  void *(*open_cipher)(const uint8_t *) = NULL;
  int (*seal)(void *, uint8_t *, uint32_t, uint64_t) = NULL;
#ifdef WITH_IPSEC_MB
  if (!strcmp(library, "ipsec-mb")) open_cipher = ipsec_open, seal = ipsec_seal;
#endif
#ifdef WITH_OPENSSL
  if (!strcmp(library, "openssl")) open_cipher = openssl_open, seal = openssl_seal;
#endif
#ifdef WITH_SRTP2
  if (!strcmp(library, "srtp2")) open_cipher = srtp2_open, seal = srtp2_seal;
#endif
  if (!seal) die("this library was not there when fanout was compiled");

  socket_fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct player *all = calloc(players, sizeof *all);
  uint8_t key[16];
  memset(key, 0x4b, sizeof key);
  for (int p = 0; p < players; p++) {
    all[p].cipher = open_cipher(key);
    all[p].address.sin_family = AF_INET;
    if (count > 5) {
      inet_pton(AF_INET, arguments[5], &all[p].address.sin_addr);
      all[p].address.sin_port = htons(9 + p);
    } else {
      int receiver = socket(AF_INET, SOCK_DGRAM, 0);
      socklen_t length = sizeof all[p].address;
      all[p].address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      bind(receiver, (void *)&all[p].address, length);
      getsockname(receiver, (void *)&all[p].address, &length);
    }
  }

  int rounds = 0, none = !strcmp(sending, "none"), segments = !strcmp(sending, "segments");
  double best = 1e18;
  uint64_t index = 0;
  while (rounds++ < ROUNDS) {
    int64_t begin = now_ns(), packets = 0;
    while (now_ns() - begin < 300000000LL) {
      for (int p = 0; p < players; p++) {
        int length = octets + TAG;
        for (int i = 0; i < RUN; i++) {
          uint8_t *packet = arena + i * length;
          plain = plains[i];
          write_header(packet, index + i, 1000 + p);
          seal(all[p].cipher, packet, 1000 + p, index + i);
          if (!none && !segments) send_one(&all[p], packet, length);
        }
        if (segments) send_run(&all[p], arena, length);
      }
      index += RUN;
      packets += (int64_t)players * RUN;
    }
    double each = (double)(now_ns() - begin) / packets;
    if (each < best) best = each;
  }
  printf("%.1f\n", best);
  return 0;
}
