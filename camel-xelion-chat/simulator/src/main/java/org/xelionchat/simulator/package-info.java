/**
 * A Xelion to develop against: both APIs of its external chat – the gateway's and the classic one – over the same chats, and
 * their event sockets, on one port, with agents that are driven from code and faults that strike where they are told to.
 *
 * <p>Start with {@link org.xelionchat.simulator.XelionSimulator}, or in tests with {@code
 * org.xelionchat.simulator.junit.XelionSimulatorExtension}. Comments such as "P2.4" cite the section of the protocol
 * reference that a rule is taken from; what no document says is marked "assumed".
 */
package org.xelionchat.simulator;
