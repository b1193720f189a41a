//! Elements by their test id, waited for.

use anyhow::Result;
use thirtyfour::{By, WebElement};

use crate::support::{browser::Browser, wait};

impl Browser {
    /// Waits for an element that is shown, and returns it.
    pub async fn find(&self, test_id: &str) -> Result<WebElement> {
        wait::until(test_id, || self.shown(test_id)).await
    }

    /// Returns the element if it is shown now.
    async fn shown(&self, test_id: &str) -> Result<Option<WebElement>> {
        for element in self.driver.find_all(selector(test_id)).await? {
            if element.is_displayed().await? {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Says whether an element is shown now.
    pub async fn shows(&self, test_id: &str) -> Result<bool> {
        for element in self.driver.find_all(selector(test_id)).await? {
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Waits for an element that is shown and enabled, and clicks it.
    pub async fn click(&self, test_id: &str) -> Result<()> {
        wait::until(&format!("{test_id} to be clickable"), || async {
            let Some(element) = self.shown(test_id).await? else {
                return Ok(None);
            };
            if !element.is_enabled().await? {
                return Ok(None);
            }
            element.scroll_into_view().await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Clicks an element and types into it in place of what it holds.
    pub async fn fill(&self, test_id: &str, text: &str) -> Result<()> {
        wait::until(&format!("{test_id} to take text"), || async {
            let Some(element) = self.shown(test_id).await? else {
                return Ok(None);
            };
            element.scroll_into_view().await?;
            // WebKit's driver types into a frame's field only after a click on it.
            element.click().await?;
            element.clear().await?;
            element.send_keys(text).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Hands a file to a file input, which need not be shown.
    pub async fn upload(&self, test_id: &str, path: &std::path::Path) -> Result<()> {
        wait::until(&format!("{test_id} to take a file"), || async {
            let element = self.driver.find(selector(test_id)).await?;
            element.send_keys(path.to_string_lossy().as_ref()).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Waits for an element and reads its text.
    pub async fn text(&self, test_id: &str) -> Result<String> {
        wait::until(&format!("text of {test_id}"), || async {
            match self.shown(test_id).await? {
                Some(element) => Ok(Some(element.text().await?)),
                None => Ok(None),
            }
        })
        .await
    }

    /// Waits until an element's text holds `part`.
    pub async fn wait_for_text(&self, test_id: &str, part: &str) -> Result<String> {
        wait::until(&format!("{test_id} to say {part:?}"), || async {
            let Some(element) = self.shown(test_id).await? else {
                return Ok(None);
            };
            let text = element.text().await?;
            Ok(text.contains(part).then_some(text))
        })
        .await
    }

    /// Goes into the key realm's frame.
    pub async fn enter_key_frame(&self) -> Result<()> {
        self.driver.enter_default_frame().await?;
        wait::until("the key frame", || async {
            let frame = self.driver.find(selector("key-frame")).await?;
            frame.enter_frame().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Goes back to the page.
    pub async fn leave_frame(&self) -> Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }
}

fn selector(test_id: &str) -> By {
    By::Css(format!("[data-testid='{test_id}']"))
}
