/**
 * The agent's console: a page and its socket, for people who want to be the agents of the simulated Xelion. Made for
 * development, without passwords.
 */
package org.xelionchat.simulator.console;
