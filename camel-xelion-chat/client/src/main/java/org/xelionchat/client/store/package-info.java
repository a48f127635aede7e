/** Where followed sessions are remembered, so that they survive a restart. */
package org.xelionchat.client.store;
