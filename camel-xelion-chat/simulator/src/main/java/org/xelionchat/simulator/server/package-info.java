/** The process: one port for HTTP and WebSocket, one I/O thread. */
package org.xelionchat.simulator.server;
