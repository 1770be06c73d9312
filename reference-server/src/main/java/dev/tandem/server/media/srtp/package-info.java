/**
 * The Secure Real-time Transport Protocol (RFC 3711) with AES-GCM (RFC 7714): media and control
 * packets are encrypted, authenticated, and accepted once.
 *
 * <pre>
 *  DTLS: master key, master salt, one pair for each direction
 *    |
 *    |  SessionKeys: one set for RTP, one for RTCP
 *    v
 *  SrtpSender   protectRtp, protectRtcp         SrtpReceiver   unprotectRtp, unprotectRtcp
 *    |                                            |
 *    |  which stream? (SSRC)                      |  long enough? which stream? (SSRC)
 *    |  which packet? (PacketIndex)               |  which packet? (PacketIndex)
 *    |  may the key still be used?                |  new? (ReplayWindow)
 *    v                                            v
 *  PacketCipher.seal                            PacketCipher.open
 *                                                 |
 *                                                 v  only now is anything remembered
 * </pre>
 *
 * <p>A protected packet, {@code ===} encrypted, {@code ***} authenticated:
 *
 * <pre>
 *  SRTP             +--------+--------------+-----+
 *                   | header |   payload    | tag |     the roll-over counter is not in the packet
 *                   +--------+--------------+-----+
 *                             ==============
 *                    ***********************
 *
 *  SRTCP, AES-GCM   +--------+--------------+-----+---+-------+
 *                   | 8 oct. | the rest     | tag | E | index |
 *                   +--------+--------------+-----+---+-------+
 *                             ==============
 *                    ***********************       ***********
 *
 *  SRTCP, HMAC      +--------+--------------+---+-------+-----+
 *                   | 8 oct. | the rest     | E | index | tag |
 *                   +--------+--------------+---+-------+-----+
 *                             ==============
 *                    ***********************************
 * </pre>
 *
 * <p>Where the ciphers come from is chosen by {@link dev.tandem.server.media.srtp.PacketCiphers}.
 *
 * <p>No sockets, threads or clocks, and after warm-up no garbage but what the platform's AES-GCM
 * leaves.
 */
@NullMarked
package dev.tandem.server.media.srtp;

import org.jspecify.annotations.NullMarked;
