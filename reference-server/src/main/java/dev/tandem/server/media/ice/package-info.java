/**
 * Interactive Connectivity Establishment (RFC 8445) for both roles, with consent freshness (RFC
 * 7675), as a pure state machine: datagrams and the time go in, datagrams and the next deadline
 * come out.
 *
 * <p>A media loop has one socket, so there is one local candidate, one component and one check
 * list. A candidate pair is therefore just the remote address, pairs rank by the priority of the
 * remote candidate alone, and no pair is ever frozen.
 *
 * <pre>
 *   CONTROLLING (made the offer)                          CONTROLLED (made the answer)
 *
 *     Binding request  USERNAME peer:own, PRIORITY,
 *                      ICE-CONTROLLING, integrity  ----&gt;   authenticated: the pair is valid, and
 *                                                          carries until one is nominated
 *     own check proved the pair: valid             &lt;----   success  XOR-MAPPED-ADDRESS
 *                                                  &lt;----   Binding request (triggered check)
 *     success                                      ----&gt;   proved in both directions, gives the RTT
 *
 *     nominates the best valid pair:
 *     Binding request  ... USE-CANDIDATE           ----&gt;   selects the pair
 *     selects the pair                             &lt;----   success
 *
 *     Binding request every 4 to 6 s               &lt;---&gt;   Binding request every 4 to 6 s
 *     (consent: no valid response for 30 s ends the agent, on either side)
 * </pre>
 *
 * <p>Read on in this order: {@link dev.tandem.server.media.ice.IceAgent} joins the parts. {@code
 * BindingServer} answers requests, {@code ConnectivityChecks} sends our own and takes their
 * responses, {@code Nomination} and {@code Selection} say which pair carries, {@code Consent} says
 * how long. {@code StunMessage} reads and {@code StunWriter} writes what is on the wire.
 */
@NullMarked
package dev.tandem.server.media.ice;

import org.jspecify.annotations.NullMarked;
