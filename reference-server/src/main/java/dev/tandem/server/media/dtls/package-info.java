/**
 * Datagram Transport Layer Security that makes the keys for SRTP (RFC 6347, RFC 5764): both sides
 * show a certificate, each compares its fingerprint with the one from the signalling, and both
 * derive the same master keys.
 *
 * <pre>
 *    client                                                       server
 *  open(true)                                                   open(false)
 *      |  ClientHello  (use_srtp: the profiles, best first)          |
 *      | ----------------------------------------------------------> |
 *      |  ServerHello (use_srtp: one), Certificate, KeyExchange,     |
 *      |  CertificateRequest, Done                                   |
 *      | &lt;---------------------------------------------------------- |
 *   fingerprint?                                                     |
 *      |  Certificate, KeyExchange, CertificateVerify, Finished      |
 *      | ----------------------------------------------------------> |
 *      |                                                       fingerprint?
 *      |  Finished                                                   |
 *      | &lt;---------------------------------------------------------- |
 *  established(keys)                                          established(keys)
 * </pre>
 *
 * <p>The only package that sees the TLS library. The library waits for datagrams, so each
 * association has a virtual thread, which a bounded queue feeds:
 *
 * <pre>
 *  packet path                      |  virtual thread of the association
 *                                   |
 *  DtlsAssociation.receive ---> DatagramQueue ---> TLS library ---> DtlsListener.send
 *                                   |                  |       ---> established, failed, closed
 *  DtlsAssociation.close   ---> DatagramQueue          +-- ServerPeer or ClientPeer: decisions
 * </pre>
 */
@NullMarked
package dev.tandem.server.media.dtls;

import org.jspecify.annotations.NullMarked;
