/** What clients did: every call and every event socket, kept for assertions. */
package org.xelionchat.simulator.journal;
