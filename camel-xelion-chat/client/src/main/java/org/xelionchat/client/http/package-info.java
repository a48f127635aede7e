/** The one place that knows AsyncHttpClient: requests, their retries, and event sockets. */
package org.xelionchat.client.http;
