/**
 * The chats as Xelion keeps them: gateways, sessions, messages, agents. It knows no HTTP, no WebSocket and no JSON, so
 * every generation of Xelion's API can be answered from the same state.
 */
package org.xelionchat.simulator.chat;
