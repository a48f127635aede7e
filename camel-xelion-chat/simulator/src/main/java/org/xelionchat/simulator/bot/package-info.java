/** Agents by script: they open new chats and answer by simple rules. */
package org.xelionchat.simulator.bot;
