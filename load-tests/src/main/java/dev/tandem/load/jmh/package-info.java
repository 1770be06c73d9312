/**
 * What is measured: single steps of the packet path, and the whole step from one packet in to many
 * players' packets out, with each library and beside a rival.
 */
package dev.tandem.load.jmh;
