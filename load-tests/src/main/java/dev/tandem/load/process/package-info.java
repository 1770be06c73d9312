/** The server's process and this machine, as the system tells of them while a load runs. */
@NullMarked
package dev.tandem.load.process;

import org.jspecify.annotations.NullMarked;
