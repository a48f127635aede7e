package org.xelionchat.camel;

@OnClassic
class ClassicPooledExchangesTest extends PooledExchangesTest {}
