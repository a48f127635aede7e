/**
 * One session's event stream, from the first connect to the end of the session: fresh URL, handshake, recovery from the
 * message list, liveness, back-off; and its subscriptions, which put events in order, drop what was seen before, and
 * bound what waits. Executors, timer, clock and random come from outside, so that the same code runs in virtual time.
 */
package org.xelionchat.client.stream;
