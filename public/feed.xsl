<?xml version="1.0" encoding="utf-8"?>
<!-- Makes a feed that is opened in a browser readable: what it is, how to subscribe, the entries. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="http://www.w3.org/2005/Atom" exclude-result-prefixes="a">
  <xsl:output method="html" encoding="utf-8" indent="no" doctype-system="about:legacy-compat" />

  <!-- The feed names its style sheet by its address, which says where the site stands. -->
  <xsl:variable name="css" select="substring-before(substring-after(/processing-instruction('xml-stylesheet')[contains(., 'text/css')], 'href=&quot;'), '&quot;')" />
  <xsl:variable name="base" select="substring-before($css, 'feed.css')" />

  <xsl:template match="/a:feed">
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>订阅：<xsl:value-of select="a:title" /></title>
        <link rel="stylesheet" href="{$css}" />
        <link rel="icon" href="{$base}favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <header>
          <p><xsl:value-of select="a:author/a:name" /></p>
          <p class="site">
            <a href="{$base}"><xsl:value-of select="a:title" /></a>
          </p>
        </header>
        <main>
          <h1>订阅源：<xsl:value-of select="a:title" /></h1>
          <p class="how">
            <xsl:text>这一页供订阅软件读取，有新内容时软件会自动提醒您。把下面的网址复制到订阅软件里即可，</xsl:text>
            <a href="{$base}feeds/">怎样订阅</a>
            <xsl:text>。也可以直接</xsl:text>
            <a href="{a:link[@rel='alternate'][@type='text/html']/@href}">看网页</a>
            <xsl:text>。</xsl:text>
          </p>
          <p class="address"><code><xsl:value-of select="a:link[@rel='self']/@href" /></code></p>
          <h2>
            <xsl:choose>
              <xsl:when test="a:entry">最近更新</xsl:when>
              <xsl:otherwise>目前没有内容</xsl:otherwise>
            </xsl:choose>
          </h2>
          <ol>
            <xsl:apply-templates select="a:entry" />
          </ol>
        </main>
        <footer>
          <xsl:if test="a:rights">
            <p><xsl:value-of select="a:rights" /></p>
          </xsl:if>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="a:entry">
    <li>
      <h3>
        <a href="{a:link[@rel='alternate']/@href}"><xsl:value-of select="a:title" /></a>
      </h3>
      <p><xsl:value-of select="a:summary" /></p>
      <p class="when">
        <xsl:value-of select="substring(a:published, 1, 10)" />公开<xsl:if test="substring(a:updated, 1, 10) != substring(a:published, 1, 10)">，<xsl:value-of select="substring(a:updated, 1, 10)" />更新</xsl:if>
        <xsl:for-each select="a:category"> · <xsl:value-of select="@term" /></xsl:for-each>
      </p>
    </li>
  </xsl:template>
</xsl:stylesheet>
