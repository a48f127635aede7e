/** Event sockets (P5): their URLs, their handshakes, and everything that can happen to them. */
package org.xelionchat.simulator.socket;
