/**
 * The Apache Camel component {@code xelion-chat}: producer operations for every call of Xelion's external chat, and a
 * consumer for its events. Knows no HTTP; what Xelion speaks is the client's affair.
 */
package org.xelionchat.camel;
