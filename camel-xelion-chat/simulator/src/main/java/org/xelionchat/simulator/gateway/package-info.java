/** The gateway API (P2): routing, strict checks, and the wire form of its answers. */
package org.xelionchat.simulator.gateway;
