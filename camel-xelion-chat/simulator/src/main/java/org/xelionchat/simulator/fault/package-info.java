/**
 * What can go wrong, named by where it strikes: at a call, at an event socket's handshake, at a frame, or at the sockets
 * that are open.
 */
package org.xelionchat.simulator.fault;
