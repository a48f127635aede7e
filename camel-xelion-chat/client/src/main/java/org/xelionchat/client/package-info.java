/**
 * Xelion's external chat for Java programs: {@link org.xelionchat.client.XelionChatClient} holds one connection, its
 * calls and its event streams. Knows no Camel.
 */
package org.xelionchat.client;
